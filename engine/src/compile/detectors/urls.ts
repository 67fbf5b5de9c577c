import { compileUrls, type UrlRules } from '../../detect/urls.ts';
import type { MakeDetector } from './detector.ts';

/** `urls: true` for every URL, or `{ allow, block, schemes }` for those that are not permitted. */
export const urls: MakeDetector = ({ options }) =>
  compileUrls(options === true ? { allow: [] } : (options as UrlRules));
