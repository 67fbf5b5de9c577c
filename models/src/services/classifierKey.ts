import type { ClassifierRequest } from '#engine/opinion/opinion.ts';
import { digest } from '../answers/digest.ts';
import { adapters } from './adapters.ts';
import { type NamedService, serviceEndpoint } from './target.ts';

/**
 * What a recorded opinion is found by: the digest of all that can change it. The key, and the name of the service in the
 * settings, cannot.
 */
export function classifierKey(service: NamedService, { kind, texts }: ClassifierRequest): string {
  const { name: _, key: __, url: ___, ...options } = service;
  const { version } = adapters[service.type];
  return digest({ kind, adapter: version, endpoint: serviceEndpoint(service), options, texts });
}
