/** What a view gets of the screen. Each view makes one part of the page from the model, and is made anew when the model changes. */

import type { OverviewModel } from "./model.ts";
import type { FeedbackContent } from "./feedback/drafts.ts";
import type { Filling } from "./parts.ts";

export type ViewName = "table" | "question" | "pupil" | "missing" | "files";

/** What was chosen on the screen; nothing of it is kept anywhere. */
export interface Chosen {
  view: ViewName;
  group: string;
  find: string;
  everySheet: boolean;
  /** Worksheet and question of the view per question; empty sheet: all. */
  sheet: string;
  question: string;
  search: string;
  /** Key of a pupil. */
  pupil: string;
  list: string;
  listSheet: string;
}

export interface Screen {
  readonly model: OverviewModel;
  readonly chosen: Chosen;
  /** True while the page is made for paper: everything, at once. */
  readonly forPaper: boolean;
  /** Phrases and rubrics of the school. */
  readonly feedback: FeedbackContent;
  /** The teacher wrote something back. */
  readonly wrote: () => void;
  /** Note a list that is still being made. */
  readonly keep: (filling: Filling) => void;
  /** Note work that is not done yet: paper waits for it. */
  readonly wait: (work: Promise<void>) => void;
  /** Make the view anew. */
  readonly refresh: () => void;
  /** Go to a view. */
  readonly go: (view: ViewName) => void;
  readonly say: (text: string) => void;
}
