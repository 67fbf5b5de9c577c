import { describe, expect, test } from 'vitest';
import { KEY } from '../wire.ts';
import { classify, exchange, opinionFrom, opinionOf, refusalFrom, replying, serveService } from './serviceWire.ts';

const service = { type: 'openai-moderation' } as const;
const names = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/instructions',
  'self-harm/intent',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const;
type Category = (typeof names)[number];

/** A result as the API gives it: every category, with a score. */
function result(scores: Partial<Record<Category, number>> = {}, unknown: readonly Category[] = []) {
  const rows = names.map((name) => [name, scores[name] ?? 0.01] as const);
  const known = (name: Category) => !unknown.includes(name);
  return {
    flagged: rows.some(([, score]) => score > 0.5),
    categories: Object.fromEntries(rows.map(([name, score]) => [name, known(name) ? score > 0.5 : null])),
    category_scores: Object.fromEntries(rows.map(([name, score]) => [name, known(name) ? score : null])),
    category_applied_input_types: Object.fromEntries(names.map((name) => [name, ['text']])),
  };
}

const reply = (...results: readonly object[]) => ({ id: 'modr-1', model: 'omni-moderation-latest', results });
const two = [
  { on: 'user:0', text: 'I will hurt you' },
  { on: 'output', text: 'Please do not.' },
];

describe('what is sent', () => {
  test('all texts, in one request', async () => {
    const { asked } = await replying(service, exchange, reply(result(), result(), result(), result()));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      path: '/moderations',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: { model: 'omni-moderation-latest', input: exchange.map(({ text }) => text) },
    });
  });

  test('the model that the settings name', async () => {
    const { asked } = await replying({ ...service, model: 'text-moderation-stable' }, two, reply(result(), result()));
    expect(asked[0]?.body).toMatchObject({ model: 'text-moderation-stable' });
  });

  test('no empty text, and no half of a character', async () => {
    const texts = [
      { on: 'user:0', text: ' \n' },
      { on: 'output', text: 'so\ud83d' },
    ];
    const { asked } = await replying(service, texts, reply(result()));
    expect(asked[0]?.body).toMatchObject({ input: ['so\ufffd'] });
  });

  test('nothing where there is no text', async () => {
    const { asked, reply: given } = await replying(service, [{ on: 'user:0', text: '' }]);
    expect(asked).toEqual([]);
    expect(given).toMatchObject({ answer: { opinion: { holds: false } } });
  });

  test('a pasted address of the whole call is understood', async () => {
    await using server = await serveService(() => reply(result(), result()));
    await opinionOf(classify({ ...service, url: `${server.url}/v1/moderations/` }, two));
    expect(server.asked[0]?.path).toBe('/v1/moderations');
  });
});

describe('what is read', () => {
  test('flagged: the categories, their highest scores, and the text', async () => {
    const opinion = await opinionFrom(
      service,
      two,
      reply(result({ violence: 0.91, harassment: 0.62 }), result({ violence: 0.2 })),
    );
    expect(opinion).toMatchObject({
      holds: true,
      confidence: 0.91,
      spans: [
        { on: 'user:0', start: 0, end: 15, label: 'harassment' },
        { on: 'user:0', start: 0, end: 15, label: 'violence' },
      ],
    });
    expect(opinion.categories).toHaveLength(13);
    expect(opinion.categories).toContainEqual({ name: 'violence', found: true, score: 0.91 });
    expect(opinion.categories).toContainEqual({ name: 'hate', found: false, score: 0.01 });
  });

  test('not flagged: the scores are there all the same', async () => {
    const opinion = await opinionFrom(service, two, reply(result({ violence: 0.4 }), result()));
    expect(opinion).toMatchObject({ holds: false });
    expect(opinion.confidence).toBeUndefined();
    expect(opinion.spans).toBeUndefined();
    expect(opinion.categories).toContainEqual({ name: 'violence', found: false, score: 0.4 });
  });

  test('a category that the model does not know is left out', async () => {
    const old = result({}, ['illicit', 'illicit/violent']);
    const { categories = [] } = await opinionFrom(service, two, reply(old, old));
    expect(categories.map(({ name }) => name)).toEqual(names.filter((name) => !name.startsWith('illicit')));
  });
});

test.each([
  { what: 'a result too few', body: reply(result()), reason: '`results` does not have one entry for each text' },
  { what: 'no results', body: { id: 'modr-1' }, reason: '`results` does not have one entry for each text' },
  {
    what: 'no verdict',
    body: reply(result(), { ...result(), flagged: undefined }),
    reason: 'an entry of `results` has no `flagged` or no `categories`',
  },
  {
    what: 'categories of another type',
    body: reply(result(), { ...result(), categories: { violence: 'no' } }),
    reason: 'an entry of `results` has no `flagged` or no `categories`',
  },
])('$what is no opinion', async ({ body, reason }) => {
  const hint = 'does `type` name the right service?';
  expect(await refusalFrom(service, two, body)).toBe(`garbled: URL sent no opinion: ${reason}; ${hint}`);
});
