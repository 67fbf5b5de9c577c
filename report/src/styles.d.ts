/** The style sheet is bundled by esbuild to a file of its own. */
declare module '*.css';
