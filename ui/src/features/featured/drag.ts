// Reordering with the pointer. Not HTML drag and drop: on Windows the shell's
// own file drop swallows it.
import { type PointerEvent, type RefObject, useState } from "react";
import type { FeaturedOfferView } from "../../ipc/bindings";
import { moved } from "./order";

interface Drag {
  offer: FeaturedOfferView;
  to: number;
}

export function useDrag(
  list: RefObject<HTMLOListElement | null>,
  featured: readonly FeaturedOfferView[],
  drop: (offer: FeaturedOfferView, to: number) => void,
) {
  const [drag, setDrag] = useState<Drag>();

  const handle = (offer: FeaturedOfferView) => ({
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ offer, to: offer.position });
    },
    onPointerMove(event: PointerEvent) {
      if (drag === undefined) return;
      const to = placeAt(list.current, event.clientY);
      if (to !== undefined && to !== drag.to) setDrag({ ...drag, to });
    },
    onPointerUp() {
      if (drag !== undefined) drop(drag.offer, drag.to);
      setDrag(undefined);
    },
    onPointerCancel: () => setDrag(undefined),
  });

  return {
    handle,
    cancel: () => setDrag(undefined),
    dragged: drag?.offer.offerId,
    /** The order as it would be if the offer were dropped here. */
    shown: drag === undefined ? featured : moved(featured, drag.offer.position, drag.to),
  };
}

/** The place, from 1, whose item is at this height. */
function placeAt(list: HTMLOListElement | null, y: number): number | undefined {
  if (list === null) return undefined;
  const boxes = [...list.children].map((item) => item.getBoundingClientRect());
  const above = boxes.filter((box) => box.top < y).length;
  return Math.max(1, Math.min(boxes.length, above));
}
