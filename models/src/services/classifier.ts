import type { ClassifierRequest } from '#engine/opinion/opinion.ts';
import { digest } from '../answers/digest.ts';
import type { ModelContext } from '../modelClient.ts';
import { createSource, type OpinionSource } from '../opinionSource.ts';
import { adapters } from './adapters.ts';
import { callService } from './callService.ts';
import { type NamedService, serviceEndpoint } from './target.ts';

/** A moderation or guardrail service that gives opinions. */
export function createClassifier(service: NamedService, context: ModelContext): OpinionSource<ClassifierRequest> {
  return createSource(service.name, context, {
    keyOf: (request) => classifierKey(service, request),
    call: ({ texts }, signal) => callService(service, texts, context, signal),
  });
}

/**
 * What a recorded opinion is found by: the digest of all that can change it. The key, and the name of the service in the
 * settings, cannot.
 */
function classifierKey(service: NamedService, { kind, texts }: ClassifierRequest): string {
  const { name: _, key: __, url: ___, ...options } = service;
  const { version } = adapters[service.type];
  return digest({ kind, adapter: version, endpoint: serviceEndpoint(service), options, texts });
}
