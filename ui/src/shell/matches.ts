// Whether a text has what was typed: every word of it, whatever the case and accents.

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function matches(typed: string, text: string): boolean {
  const inText = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => inText.includes(word));
}
