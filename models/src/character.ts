/** The offset itself, or the one before where it lies inside a surrogate pair: no character is cut in two. */
export function startOfCharacter(text: string, at: number): number {
  return isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1)) ? at - 1 : at;
}

/** The offset itself, or the one behind where it lies inside a surrogate pair. */
export function endOfCharacter(text: string, at: number): number {
  return startOfCharacter(text, at) === at ? at : at + 1;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
