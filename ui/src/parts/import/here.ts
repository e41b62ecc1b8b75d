// Whether somebody still looks at the page: what outlives it is told otherwise then.
import { useEffect, useRef } from "react";

export function useHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}
