// What is typed into a search stands in the address as `q`, so that going back finds it
// again. The box is ahead of the address, which follows when there is time: a letter that
// was typed is never taken back by an address that lags behind.
import { useState } from "react";
import { NavigationType, useLocation, useNavigationType, useSearchParams } from "react-router";

const SEARCH_PARAM = "q";

interface Typed {
  params: URLSearchParams;
  typed: string;
  setTyped: (text: string) => void;
  /** What else is asked; `text` where the box is to say something else, too. */
  change: (to: (before: URLSearchParams) => URLSearchParams, text?: string) => void;
}

export function useTyped(): Typed {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const navigation = useNavigationType();
  const kept = params.get(SEARCH_PARAM) ?? "";
  const [typed, setTyped] = useState(kept);
  const [arrived, setArrived] = useState(location.key);
  if (location.key !== arrived) {
    setArrived(location.key);
    // Typing replaces the address; everything else brings a question of its own.
    if (navigation !== NavigationType.Replace) setTyped(kept);
  }
  const change: Typed["change"] = (to, text) => {
    if (text !== undefined) setTyped(text);
    setParams((before) => to(before), { replace: true });
  };

  return {
    params,
    typed,
    change,
    setTyped(text) {
      setTyped(text);
      if (text.trim() !== typed.trim()) change((before) => withParam(before, SEARCH_PARAM, text));
    },
  };
}

/** With `name` set, or without it where `value` is empty. */
export function withParam(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const after = new URLSearchParams(before);
  if (value.trim() === "") after.delete(name);
  else after.set(name, value.trim());
  return after;
}
