// A password on the clipboard for a minute, and no longer where it can be helped.

export const CLEARED_AFTER_MS = 60_000;

/** Answers whether it is there. A minute later it is not, unless something else is. */
export async function copyForAMinute(password: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(password);
  } catch {
    return false;
  }
  setTimeout(() => void clear(password), CLEARED_AFTER_MS);
  return true;
}

/** What was copied since stays. Where nobody may look, it is cleared all the same. */
async function clear(password: string): Promise<void> {
  const there = await navigator.clipboard.readText?.().catch(() => password);
  if (there !== undefined && there !== password) return;
  // It may be refused while the window is not in front; nothing else can be done then.
  await navigator.clipboard.writeText("").catch(() => undefined);
}
