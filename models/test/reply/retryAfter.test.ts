import { expect, test } from 'vitest';
import { readRetryAfter } from '../../src/reply/retryAfter.ts';

const now = new Date('2026-11-21T08:00:00Z');

const rows: readonly { headers: Readonly<Record<string, string>>; afterMs?: number }[] = [
  { headers: {} },
  { headers: { 'retry-after': '' } },
  { headers: { 'retry-after': 'soon' } },
  { headers: { 'retry-after': '0' }, afterMs: 0 },
  { headers: { 'retry-after': '1.5' }, afterMs: 1500 },
  { headers: { 'retry-after': 'Sat, 21 Nov 2026 08:00:30 GMT' }, afterMs: 30_000 },
  { headers: { 'retry-after': 'Sat, 21 Nov 2026 07:00:00 GMT' }, afterMs: 0 },
  { headers: { 'retry-after': '2', 'retry-after-ms': '1250' }, afterMs: 1250 },
  { headers: { 'retry-after': '2', 'retry-after-ms': 'x' }, afterMs: 2000 },
];

test.each(rows)('$headers', ({ headers, afterMs }) => {
  expect(readRetryAfter(headers, now).afterMs).toBe(afterMs);
});
