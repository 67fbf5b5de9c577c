import type { OpinionText } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import { type AskedText, garbled, type ServiceAdapter, type ServiceRequest } from './adapter.ts';
import { objectsOf } from './json.ts';
import { groupsOf, piecesOf } from './pieces.ts';
import { wholeSpan } from './spans.ts';
import { speakerOf } from './speaker.ts';

const CALL = '/contentsafety/text:shieldPrompt';

/**
 * The most that one request takes: 10,000 characters of user prompt, and five documents of 10,000 characters together.
 * https://learn.microsoft.com/azure/ai-services/content-safety/overview#input-requirements
 */
const LONGEST = 10_000;
const MOST_DOCUMENTS = 5;

/** Longer than an instruction that is worth hiding at the end of a piece. */
const OVERLAP = 1000;

/**
 * Azure AI Content Safety, Prompt Shields. A request has one user prompt, so each turn of the user gets a request of its
 * own; all that others said goes along as documents.
 * https://learn.microsoft.com/azure/ai-services/content-safety/quickstart-jailbreak
 */
export const azurePromptShields: ServiceAdapter = {
  version: 1,
  call: CALL,
  usualKey: 'CONTENT_SAFETY_KEY',
  authorize: (key) => ({ 'ocp-apim-subscription-key': key }),
  requests: (texts) => {
    const pieces = texts.flatMap((text) => piecesOf(text, LONGEST, OVERLAP));
    const prompts = pieces.filter(isPrompt);
    const documents = groupsOf(
      pieces.filter((piece) => !isPrompt(piece)),
      MOST_DOCUMENTS,
      LONGEST,
    );
    const count = Math.max(prompts.length, documents.length);
    return Array.from({ length: count }, (_, index) => toRequest(prompts[index], documents[index] ?? []));
  },
  read: (body, texts) => {
    const attacked = isJsonObject(body) ? readAttacks(body, texts) : undefined;
    if (attacked === undefined)
      return garbled('`userPromptAnalysis` or `documentsAnalysis` does not say of each text whether it is an attack');
    const found = (name: string) => ({ name, found: attacked.some((text) => nameOf(text) === name) });
    const names = [...new Set(texts.map(nameOf))];
    const spans = attacked.map((text) => wholeSpan(text, nameOf(text)));
    return { kind: 'opinion', opinion: { holds: attacked.length > 0, categories: names.map(found), spans } };
  },
};

function isPrompt(text: OpinionText): boolean {
  return speakerOf(text) === 'user';
}

/** The service has no names of categories: those of the fields of its request tell the two kinds of attack apart. */
function nameOf(text: OpinionText): string {
  return isPrompt(text) ? 'userPrompt' : 'documents';
}

function toRequest(prompt: AskedText | undefined, documents: readonly AskedText[]): ServiceRequest {
  return {
    path: CALL,
    query: { 'api-version': '2024-09-01' },
    body: {
      ...(prompt !== undefined && { userPrompt: prompt.text }),
      ...(documents.length > 0 && { documents: documents.map(({ text }) => text) }),
    },
    texts: [...(prompt === undefined ? [] : [prompt]), ...documents],
  };
}

/** The texts that are attacks; undefined where the reply does not say it of each. */
function readAttacks(
  { userPromptAnalysis, documentsAnalysis }: Readonly<Record<string, unknown>>,
  texts: readonly AskedText[],
): readonly AskedText[] | undefined {
  const documents = texts.filter((text) => !isPrompt(text));
  const ofDocuments = documents.length === 0 ? [] : objectsOf(documentsAnalysis);
  if (ofDocuments?.length !== documents.length) return undefined;
  const analyses = [...(documents.length < texts.length ? [userPromptAnalysis] : []), ...ofDocuments];
  const attacks = analyses.map((analysis) => (isJsonObject(analysis) ? analysis.attackDetected : undefined));
  if (!attacks.every((attack) => typeof attack === 'boolean')) return undefined;
  return texts.filter((_, index) => attacks[index] === true);
}
