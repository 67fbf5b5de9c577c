const picture = /\n*[^\S\n]*<picture>.*?<\/picture>/g;
const relativeLink = /(?<!!)\[([^\]]+)\]\((?![a-z]+:)[^)]+\)/g;

/**
 * The README without what leads nowhere in the extensions view: that shows pictures and follows links at `https:` addresses
 * only, and of relative ones it would show broken pictures and dead links. What the links say stays.
 */
export const plainReadme = (readme: string): string => readme.replace(picture, '').replace(relativeLink, '$1');
