/** Says that an element does not exist, and which one was probably meant. */
export function unknownElement(name: string, known: readonly string[], where: string): string {
  const meant = known.find((candidate) => isNear(name.toLowerCase(), candidate.toLowerCase()));
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
  return `"${name}" is no element of a ${where}${hint}`;
}

/** Equal but for case, or for one letter added or left out at the end: `Actions`, `resource`. */
function isNear(name: string, candidate: string): boolean {
  return name === candidate || name === `${candidate}s` || `${name}s` === candidate;
}
