// What a test leaves to be done at its end: the last thing begun is ended first, so
// that a folder goes after the program that writes into it.

const left = new WeakMap();

export function atEnd(test, end) {
  const known = left.get(test);
  if (known !== undefined) return void known.push(end);
  const ends = [end];
  left.set(test, ends);
  test.after(async () => {
    let failed;
    for (const end of ends.reverse()) {
      // One that cannot be ended does not keep the others alive.
      await Promise.resolve()
        .then(end)
        .catch((thrown) => {
          failed ??= thrown;
        });
    }
    if (failed !== undefined) throw failed;
  });
}
