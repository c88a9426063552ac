/**
 * Lower case for ASCII letters only. `toLowerCase` also maps some letters beyond ASCII onto ASCII ones (U+212A, the
 * Kelvin sign, becomes `k`), which would let a look-alike match an action.
 */
export function foldCase(text: string): string {
  return isAscii(text)
    ? text.toLowerCase()
    : text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 127) return false;
  }
  return true;
}
