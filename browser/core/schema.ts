/** Checks a value against the part of JSON Schema that contracts use. No code is generated or evaluated. */

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isType(value: unknown, type: string): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function objectFits(value: Record<string, unknown>, schema: Schema): boolean {
  const known = schema.properties ?? {};
  const extra = schema.additionalProperties ?? true;
  return (
    (schema.required ?? []).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, part]) => {
      if (Object.hasOwn(known, name)) return fits(known[name] as Schema, part);
      return typeof extra === "boolean" ? extra : fits(extra, part);
    })
  );
}

/** True when `value` fits `schema`. */
export function fits(schema: Schema, value: unknown): boolean {
  if (schema.enum && !schema.enum.includes(value)) return false;
  if (schema.type && !isType(value, schema.type)) return false;
  if (typeof value === "number") {
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  }
  if (typeof value === "string") return value.length <= (schema.maxLength ?? Infinity);
  if (Array.isArray(value)) {
    const { items, maxItems = Infinity } = schema;
    return value.length <= maxItems && (!items || value.every((item) => fits(items, item)));
  }
  return !isRecord(value) || objectFits(value, schema);
}
