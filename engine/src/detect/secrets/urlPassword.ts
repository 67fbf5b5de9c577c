import type { Finding } from '../finding.ts';
import { isPlaceholder } from './placeholder.ts';

/** The password in a URL such as `postgres://app:s3cret@db.example/shop`. */
export function findUrlPasswords(text: string): Finding[] {
  if (!text.includes('://') || !text.includes('@')) return [];
  return [...text.matchAll(userInfo)].flatMap((match) => {
    const [whole, user = '', password = ''] = match;
    const start = match.index + whole.indexOf(':', 3 + user.length) + 1;
    return isPlaceholder(password) ? [] : [{ start, end: start + password.length, label: 'PASSWORD' }];
  });
}

// Bounded: a user of at most 100 and a password of at most 200 characters.
const userInfo = /:\/\/([^\s/:@?#"'<>]{0,100}):([^\s/@"'<>]{1,200})@(?=[\w[])/g;
