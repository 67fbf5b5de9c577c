/** Lets work go on by itself. A server that is gone answers nothing: all is found again when it is back. */
export function letGo(work: Promise<unknown> | undefined): void {
  work?.catch(() => undefined);
}
