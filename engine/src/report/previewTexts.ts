import type { JudgedTexts } from './judgedTexts.ts';
import type { PreviewReport } from './reports.ts';

/** The texts that a preview judged. */
export function judgedTexts({
  exchange: { messages, documents },
  answer: { output, calls },
}: PreviewReport): JudgedTexts {
  return { messages, documents, output, calls };
}
