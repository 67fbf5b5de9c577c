import type { Opinion, OpinionCategory } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import { type AskedText, bearer, garbled, type ServiceAdapter } from './adapter.ts';
import { type JsonObject, objectsOf, shareOf } from './json.ts';
import { mergeOpinions } from './mergeOpinions.ts';
import { wholeSpan } from './spans.ts';

/** `POST /v1/moderations`. https://platform.openai.com/docs/api-reference/moderations */
export const openaiModeration: ServiceAdapter = {
  version: 1,
  call: '/moderations',
  url: () => 'https://api.openai.com/v1',
  usualKey: 'OPENAI_API_KEY',
  authorize: bearer,
  requests: (texts, { model = 'omni-moderation-latest' }) =>
    texts.length === 0 ? [] : [{ path: '/moderations', body: { model, input: texts.map(({ text }) => text) }, texts }],
  read: (body, texts) => {
    const results = isJsonObject(body) ? objectsOf(body.results) : undefined;
    if (results?.length !== texts.length) return garbled('`results` does not have one entry for each text');
    const opinions = texts.flatMap((text, index) => readResult(results[index] ?? {}, text) ?? []);
    if (opinions.length < texts.length) return garbled('an entry of `results` has no `flagged` or no `categories`');
    return { kind: 'opinion', opinion: mergeOpinions(opinions) };
  },
};

function readResult({ flagged, ...result }: JsonObject, text: AskedText): Opinion | undefined {
  const categories = readCategories(result);
  if (typeof flagged !== 'boolean' || categories === undefined) return undefined;
  const found = categories.filter((category) => category.found);
  const scores = found.flatMap(({ score }) => score ?? []);
  return {
    holds: flagged,
    ...(flagged && scores.length > 0 && { confidence: Math.max(...scores) }),
    categories,
    spans: found.map(({ name }) => wholeSpan(text, name)),
  };
}

/** A model that does not know a category says null of it. */
function readCategories({ categories, category_scores: scores }: JsonObject): readonly OpinionCategory[] | undefined {
  if (!isJsonObject(categories)) return undefined;
  const known = Object.entries(categories).filter(([, found]) => found !== null);
  if (!known.every(([, found]) => typeof found === 'boolean')) return undefined;
  return known.map(([name, found]) => {
    const score = isJsonObject(scores) ? shareOf(scores[name]) : undefined;
    return { name, found: found === true, ...(score !== undefined && { score }) };
  });
}
