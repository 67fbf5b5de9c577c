import type { ReportData } from '#engine/report/html/reportData.ts';

/** What the page holds, from base64 of its gzip. It was written by the program that wrote the page. */
export async function readReport(base64: string): Promise<ReportData> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as ReportData;
}
