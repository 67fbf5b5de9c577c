/**
 * How the servers of tests are started: they ask no extension gallery,
 * and one whose test was killed ends of itself, soon after its last window is gone.
 */
export const testServer = {
  env: { EXTENSIONS_GALLERY: '{}' },
  flags: ['--enable-remote-auto-shutdown', '--reconnection-grace-time', '30'],
} as const;
