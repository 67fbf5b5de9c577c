/** JSON as files and pipes want it: indented, with a line end behind it. */
export const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
