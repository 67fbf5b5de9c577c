import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { DocumentStore, Draft } from '../../documentStore.ts';
import type { Verdicts } from '../../live/live.ts';
import type { Keys } from '../../runs/modelChoice.ts';
import type { NamedFile } from '../names/namedFile.ts';

/** What hovers are made with. */
export interface HoverContext {
  readonly store: DocumentStore;
  readonly verdicts: Verdicts;
  readonly keys: Keys;
  isTrusted(): boolean;
}

/** A place that is pointed at. */
export interface Hovered {
  readonly context: HoverContext;
  readonly draft: Draft;
  readonly file: NamedFile;
  readonly document: ParsedDocument;
  readonly offset: number;
  readonly signal: AbortSignal;
}
