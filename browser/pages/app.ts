/** What every part of a page shares. */

import type { Region, WorksheetDefinition } from "../core/definition.ts";
import { type FileReader, filesIn } from "../core/media.ts";
import { loadScript } from "../exports/lazy.ts";
import type { Backend } from "../storage/backend.ts";
import { openStorage } from "../storage/open.ts";
import type {} from "./media/main.ts";
import type { WorksheetForm } from "./worksheet.ts";

type Media = NonNullable<typeof globalThis.opstageMedia>;

export interface SiteConfig {
  /** Id under which answers are kept and files are marked. */
  readonly site: string;
  readonly school: string;
  /** Words and rules of the Netherlands or of Flanders. */
  readonly region: Region;
  /** Address to which pupils hand in; empty when the school named none. */
  readonly handIn: string;
  /** Addresses relative to the root of the site. */
  readonly assets: { readonly [name in "pdf" | "docx" | "docx-pages" | "fonts" | "definitions" | "search" | "board" | "boardStyle" | "planner" | "overview" | "media" | "sending" | "reading" | "finding"]: string };
  /** The script of each practice tool, and data sets. */
  readonly tools: { readonly [name: string]: string };
  readonly data: { readonly [name: string]: string };
  /** The script of each question type with a heavy editor. */
  readonly studios: { readonly [type: string]: string };
  /** Worksheets that are filled in on a card. */
  readonly cardSheets: readonly string[];
}

declare global {
  // eslint-disable-next-line no-var
  var opstageDefinitions: readonly WorksheetDefinition[] | undefined;
}

export class App {
  readonly config: SiteConfig;
  /** Address of the root of the site, ending with a slash. */
  readonly root: string;
  readonly backend: Backend;
  /** Worksheets on this page that are saved. */
  readonly forms: WorksheetForm[] = [];
  /** Told when the kept work changed as a whole: a file was opened, all was wiped. */
  readonly #reloaders: (() => Promise<void>)[] = [];

  constructor(config: SiteConfig, root: string) {
    this.config = config;
    this.root = root;
    this.backend = openStorage(config.site, root);
  }

  url(path: string): string {
    return this.root + path;
  }

  async load(asset: keyof SiteConfig["assets"]): Promise<void> {
    await loadScript(this.url(this.config.assets[asset]));
  }

  /** The same by a name that came from elsewhere. Rejects when there is no such file. */
  async loadAsset(name: string): Promise<void> {
    if (!Object.hasOwn(this.config.assets, name)) throw new Error(`no asset ${name}`);
    await this.load(name as keyof SiteConfig["assets"]);
  }

  /** A data set that the build made. */
  loadData(name: string): Promise<void> {
    return this.#loadNamed(this.config.data[name], name);
  }

  /** The script of a practice tool. */
  loadTool(name: string): Promise<void> {
    return this.#loadNamed(this.config.tools[name], name);
  }

  /** The editor of a question type. */
  loadStudio(type: string): Promise<void> {
    return this.#loadNamed(this.config.studios[type], type);
  }

  /** Photos and clips: the code comes when a page, a document or an opened file has any. */
  async media(): Promise<Media> {
    await this.load("media");
    if (!globalThis.opstageMedia) throw new Error("the media code did not start");
    return globalThis.opstageMedia;
  }

  /** Reads the files that answers name, for an exporter; without any it loads nothing. */
  async filesOf(answers: unknown): Promise<FileReader> {
    return filesIn(answers).size ? (await this.media()).reader(this) : async () => undefined;
  }

  async #loadNamed(path: string | undefined, name: string): Promise<void> {
    if (path === undefined) throw new Error(`no script ${name}`);
    await loadScript(this.url(path));
  }

  /** Definitions of all worksheets of the site. */
  async definitions(): Promise<readonly WorksheetDefinition[]> {
    await this.load("definitions");
    return globalThis.opstageDefinitions ?? [];
  }

  onReload(reload: () => Promise<void>): void {
    this.#reloaders.push(reload);
  }

  /** Show what is kept now. */
  async reload(): Promise<void> {
    for (const reload of this.#reloaders) await reload();
  }

  /** Make sure that everything on this page is kept before it is exported or replaced. */
  async flush(): Promise<void> {
    for (const form of this.forms) await form.autosave.flush();
  }
}
