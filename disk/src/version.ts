import manifest from '../../package.json' with { type: 'json' };

/** The version of Railwright. */
export const version: string = manifest.version;
