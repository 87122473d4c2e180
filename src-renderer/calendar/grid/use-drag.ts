import { useEffect, useRef } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';
import type { BookingView } from '../../../src-shared/domain/booking.ts';
import { useBookings } from '../../store/bookings-store.ts';
import { placeOf, samePlace } from '../../ui/place.ts';
import { draftOf, letGoOfDraft } from '../booking-draft.ts';
import { bookDrawn, dropBooking } from '../drawn-by-mouse.ts';
import { draggedPlace } from './drag.ts';
import type { Grip } from './drag.ts';
import { hold, letGo, setMark } from './hand-store.ts';
import { pointAt } from './point-at.ts';
import { scrollAtEdge } from './scroll-at-edge.ts';

type Ways = { timeZone: string; slotMinutes: number; isMonth: boolean };
/** One press of the pointer, until it is let go. */
type Drag = { cancel: () => void };

/** How far the pointer goes before it is more than a click, in pixels. */
const aMove = 5;
/** How long a finger rests before it drags and does not scroll, in milliseconds. */
const aRest = 400;

/** Drawing a new time, and moving and resizing a booking, with the pointer. */
export function useDrag(
  space: RefObject<HTMLElement | null>,
  ways: Ways,
): (event: ReactPointerEvent) => void {
  const drag = useRef<Drag | null>(null);
  useEffect(() => {
    const { current: root } = space;
    // There before any finger is: one whose touch has begun without a listener scrolls, whatever is said later.
    const keepFromScrolling = (event: TouchEvent): void => {
      if (root?.dataset['dragging'] !== undefined) event.preventDefault();
    };
    root?.addEventListener('touchmove', keepFromScrolling, { passive: false });
    return () => {
      root?.removeEventListener('touchmove', keepFromScrolling);
      drag.current?.cancel();
    };
  }, [space]);

  return (event) => {
    const { current: root } = space;
    if (root === null || event.button !== 0 || !event.isPrimary || drag.current !== null) return;
    const pressed = gripAt(root, event, ways);
    if (pressed === null) return;
    drag.current = begin(root, event, pressed, ways, () => {
      drag.current = null;
    });
  };
}

/** What a press takes hold of: a booking, its lower end, or empty time; null when that can't be dragged. */
function gripAt(
  root: HTMLElement,
  { target, clientX, clientY }: ReactPointerEvent,
  { timeZone }: Ways,
): { grip: Grip; booking: BookingView | null } | null {
  if (!(target instanceof Element)) return null;
  const from = pointAt(root, clientX, clientY);
  if (from === null) return null;
  const box = target.closest<HTMLElement>('[data-booking]');
  if (box !== null) {
    const id = box.dataset['booking'];
    const booking = useBookings.getState().bookings.find((one) => one.id === id);
    if (booking === undefined || booking.status === 'cancelled') return null;
    const place = placeOf(draftOf(booking.id) ?? booking.when, timeZone);
    const kind = target.closest('[data-resizer]') === null ? 'move' : 'resize';
    return { grip: { kind, from, place }, booking };
  }
  if (target.closest('button, [data-busy]') !== null) return null;
  if (target.closest('[data-lane], [data-all-day], [data-cell]') === null) return null;
  return { grip: { kind: 'draw', from }, booking: null };
}

function begin(
  root: HTMLElement,
  pressed: ReactPointerEvent,
  { grip, booking }: { grip: Grip; booking: BookingView | null },
  ways: Ways,
  onEnd: () => void,
): Drag {
  const { pointerId, clientX: beginX, clientY: beginY, pointerType } = pressed;
  const { timeZone } = ways;
  const isFinger = pointerType === 'touch';
  let [x, y] = [beginX, beginY];
  /** A finger that does not rest scrolls; the mouse drags as soon as it has gone far enough. */
  let mayDrag = !isFinger;
  let isDragging = false;
  const scrolling = scrollAtEdge(root, beginY, () => draw());

  const placeNow = () => draggedPlace(grip, pointAt(root, x, y) ?? grip.from, ways.slotMinutes);

  function draw(): void {
    const place = placeNow();
    if (booking === null) setMark(place);
    else hold({ booking, place });
  }

  function start(): void {
    isDragging = true;
    if (booking !== null) letGoOfDraft(booking.id);
    root.setPointerCapture(pointerId);
    root.dataset['dragging'] = grip.kind;
    draw();
  }

  const rest = isFinger
    ? setTimeout(() => {
        mayDrag = true;
        start();
      }, aRest)
    : undefined;

  function onMove(event: PointerEvent): void {
    if (event.pointerId !== pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    const isFar = Math.hypot(x - beginX, y - beginY) >= aMove;
    if (!isDragging && !isFar) return;
    if (!mayDrag) {
      end(); // it scrolls
      return;
    }
    if (!isDragging) start();
    draw();
    scrolling.pointerAt(y);
  }

  function onUp(event: PointerEvent): void {
    if (event.pointerId !== pointerId) return;
    const wasDragging = isDragging;
    end();
    if (wasDragging) swallowClick();
    if (booking === null) {
      const place = placeNow();
      setMark(place);
      bookDrawn(place, ways);
    } else if (wasDragging) {
      const place = placeNow();
      if (samePlace(place, placeOf(booking.when, timeZone))) {
        hold(null);
        return;
      }
      const dropped = { booking, place };
      hold(dropped);
      void dropBooking(booking, place, { isResize: grip.kind === 'resize', timeZone }).finally(() =>
        letGo(dropped),
      );
    }
  }

  function cancel(): void {
    end();
    if (booking === null) setMark(null);
    else hold(null);
  }

  function onCancel(event: PointerEvent): void {
    if (event.pointerId === pointerId) cancel();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isDragging) return;
    event.preventDefault();
    event.stopPropagation();
    window.addEventListener('pointerup', swallowClick, { capture: true, once: true }); // it is still pressed
    cancel();
  }

  function end(): void {
    clearTimeout(rest);
    scrolling.stop();
    isDragging = false;
    delete root.dataset['dragging'];
    if (root.hasPointerCapture(pointerId)) root.releasePointerCapture(pointerId);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, { capture: true });
    onEnd();
  }

  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, { capture: true });
  if (booking === null && !isFinger) draw(); // shows at once which time is meant
  return { cancel };
}

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}
