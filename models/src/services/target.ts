import type { Service } from '#schemas/generated/settings.ts';
import type { ExchangeHints, ExchangeNames } from '../call/failedExchange.ts';
import { type Endpoint, parseAddress } from '../request/endpoint.ts';
import { type Key, type KeyLookup, resolveKey, resolveReference } from '../request/key.ts';
import { type Resolved, ready } from '../resolved.ts';
import type { ServiceAdapter } from './adapter.ts';
import { adapters } from './adapters.ts';

/** A service of the settings. */
export interface NamedService extends Service {
  /** The name that policies call it by. */
  readonly name: string;
}

/** A service, and all that is needed to reach it. */
export interface Target {
  readonly adapter: ServiceAdapter;
  readonly endpoint: Endpoint;
  readonly headers: Readonly<Record<string, string>>;
  readonly names: ExchangeNames;
  /** The values that must not be shown. */
  readonly secrets: readonly string[];
}

const hints: ExchangeHints = {
  notFound: 'no such service is there; is `url` its base address?',
  webPage: 'is `url` the base address of the service?',
  shape: 'does `type` name the right service?',
};

/** The address that the settings name, or the service's own. */
export function serviceEndpoint(service: NamedService): Resolved<Endpoint> {
  const adapter = adapters[service.type];
  return parseAddress({ what: describe(service), url: service.url ?? adapter.url?.(service), call: adapter.call });
}

/** Looks up where a service is, its key and its headers. */
export async function findTarget(service: NamedService, lookup: KeyLookup): Promise<Resolved<Target>> {
  const adapter = adapters[service.type];
  const endpoint = serviceEndpoint(service);
  if (endpoint.kind === 'failure') return endpoint;
  const { usualKey } = adapter;
  const key = await resolveKey({ what: describe(service), key: service.key, usualKey }, lookup);
  if (key.kind === 'failure') return key;
  const own = await resolveHeaders(service, lookup);
  if (own.kind === 'failure') return own;
  return ready({
    adapter,
    endpoint: endpoint.value,
    headers: { 'content-type': 'application/json', ...keyHeader(adapter, key.value), ...own.value },
    names: { address: endpoint.value.url, key: key.value, hints },
    secrets: [...(key.value.value === undefined ? [] : [key.value.value]), ...Object.values(own.value)],
  });
}

function describe({ name }: NamedService): string {
  return `service \`${name}\``;
}

function keyHeader(adapter: ServiceAdapter, { value }: Key): Readonly<Record<string, string>> {
  return value === undefined ? {} : adapter.authorize(value);
}

async function resolveHeaders(
  service: NamedService,
  lookup: KeyLookup,
): Promise<Resolved<Readonly<Record<string, string>>>> {
  const found: Record<string, string> = {};
  for (const [header, reference] of Object.entries(service.headers ?? {})) {
    const resolved = await resolveReference(reference, `the header \`${header}\` of ${describe(service)}`, lookup);
    if (resolved.kind === 'failure') return resolved;
    found[header] = resolved.value.value;
  }
  return ready(found);
}
