import type { ClassifierRequest } from '#engine/opinion/opinion.ts';
import type { ModelContext } from '../modelClient.ts';
import { createSource, type OpinionSource } from '../opinionSource.ts';
import { callService } from './callService.ts';
import { classifierKey } from './classifierKey.ts';
import type { NamedService } from './target.ts';

/** A moderation or guardrail service that gives opinions. */
export function createClassifier(service: NamedService, context: ModelContext): OpinionSource<ClassifierRequest> {
  return createSource(service.name, context, {
    keyOf: (request) => classifierKey(service, request),
    call: ({ texts }, signal) => callService(service, texts, context, signal),
  });
}
