/** Reads and writes the bits of a JPEG scan, with the codes of Huffman tables. */

/** A code of a symbol and its length, packed: `code << 5 | length`. */
export type Codes = Int32Array;
/** For every 16 bits that can come next: `symbol << 5 | length` of the code at their start; 0 where there is none. */
export type Lookup = Int32Array;

/** Walk over all codes of a table as it stands in a file: 16 counts, then the symbols. */
function walk(table: Uint8Array, visit: (code: number, length: number, symbol: number) => void): void {
  let code = 0;
  let next = 16;
  for (let length = 1; length <= 16; length++, code <<= 1) {
    for (let count = table[length - 1] ?? 0; count > 0; count--, code++, next++) visit(code, length, table[next] ?? 0);
  }
}

export function lookupOf(table: Uint8Array): Lookup {
  const lookup = new Int32Array(1 << 16);
  walk(table, (code, length, symbol) => lookup.fill((symbol << 5) | length, code << (16 - length), (code + 1) << (16 - length)));
  return lookup;
}

export function codesOf(table: Uint8Array): Codes {
  const codes = new Int32Array(256);
  walk(table, (code, length, symbol) => {
    codes[symbol] = (code << 5) | length;
  });
  return codes;
}

/** Thrown when a scan is no scan. */
export class BrokenScan extends Error {}

export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Hold at least 16 bits; past the end of the scan those are zeros. */
  #fill(): void {
    while (this.#count <= 16) {
      let byte = this.#bytes[this.#at] ?? 0;
      if (byte !== 0xff) this.#at += 1;
      else if (this.#bytes[this.#at + 1] === 0) this.#at += 2;
      else byte = 0; // a marker: it stays where it is
      this.#held = ((this.#held & 0xffff) << 8) | byte;
      this.#count += 8;
    }
  }

  symbol(lookup: Lookup): number {
    this.#fill();
    const entry = lookup[(this.#held >>> (this.#count - 16)) & 0xffff] as number;
    const length = entry & 31;
    if (!length) throw new BrokenScan();
    this.#count -= length;
    return entry >> 5;
  }

  /** A number of `size` bits, of which the first tells the sign. */
  number(size: number): number {
    if (!size) return 0;
    this.#fill();
    this.#count -= size;
    const value = (this.#held >>> this.#count) & ((1 << size) - 1);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  /** Go past the marker between two restart intervals. */
  restart(): void {
    this.#count = 0;
    this.#held = 0;
    while (this.#at < this.#bytes.length && !(this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] !== 0)) this.#at += 1;
    this.#at += 2;
  }

  get isPastEnd(): boolean {
    return this.#at > this.#bytes.length + 16;
  }
}

export class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  #held = 0;
  #count = 0;

  constructor(room: number) {
    this.#bytes = new Uint8Array(room);
  }

  #byte(value: number): void {
    if (this.#length + 2 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = value;
    if (value === 0xff) this.#bytes[this.#length++] = 0;
  }

  bits(value: number, size: number): void {
    this.#held = (this.#held << size) | value;
    this.#count += size;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#byte((this.#held >>> this.#count) & 0xff);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  code(codes: Codes, symbol: number): void {
    const entry = codes[symbol] as number;
    this.bits(entry >> 5, entry & 31);
  }

  number(value: number, size: number): void {
    if (size) this.bits(value < 0 ? value + (1 << size) - 1 : value, size);
  }

  /** Everything that was written; the last byte is filled with ones. */
  end(): Uint8Array {
    if (this.#count) this.bits((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return this.#bytes.subarray(0, this.#length);
  }
}
