/** The text of a file, or why it cannot be had, in words (`no such file`). */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** How the engine reaches files: the host (server, command line, test) reads drafts and disk. */
export interface Files {
  read(path: string): FileContent;
  /** The path that `reference`, as written in the file `from`, leads to. */
  resolve(from: string, reference: string): string;
  /** The path as people see it: relative to the workspace, with forward slashes. */
  display(path: string): string;
}
