import { systemTime } from '#models/call/time.ts';
import { isLive } from '#models/liveModel.ts';
import { testModel } from '#models/testModel.ts';
import type { ModelDraft } from '#protocol/requests.ts';
import type { Keys } from './modelChoice.ts';

/** How long a first call may take, in milliseconds: a local model may have to be loaded. */
const timeoutMs = 60_000;

/** Asks a model that is being set up for one word. */
export async function testDraft(
  draft: ModelDraft,
  keys: Keys,
  signal: AbortSignal,
): Promise<{ ok: boolean; message: string }> {
  const { name, ...settings } = draft;
  if (!isLive(settings)) return { ok: false, message: 'a recorded model is not called' };
  return testModel({ ...settings, name }, { ...keys, time: systemTime, timeoutMs, retries: 0 }, signal);
}
