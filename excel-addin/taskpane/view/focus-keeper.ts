import { useEffect, type RefObject } from 'react';

/** What lies over a screen and is shut by the escape key. */
const OPEN_LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=tooltip]';

/** What can take the focus in an open dialog: its fields before its buttons. */
const FIELDS_OF_DIALOG = '[role=dialog] :is(input, textarea):not(:disabled), [role=alertdialog] button:not(:disabled)';

/**
 * Keeps the keyboard's place (WCAG 2.2, 2.1.2 and 2.4.3).
 *
 * When the control that had the focus goes away (a screen gives way to the next, a button to what it did), the focus
 * goes to the open dialog or to the screen's main part instead of being lost.
 *
 * In Excel on the web office.js takes the keys that leave a pane for itself (`onWindowKeydown`): a tab from what it does
 * not count as a control, and every escape, put the clerk back into the sheet. Both are kept from it where they are
 * meant for the pane: the tab goes on from where the focus is, and the escape only shuts what lies over the screen.
 */
export function useFocusKeeper(main: RefObject<HTMLElement>): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    let isLayered = false;
    const remember = (event: FocusEvent): void => {
      last = event.target;
    };
    const keep = (): void => {
      const isLost = last instanceof Element && !last.isConnected && document.activeElement === document.body;
      if (!isLost) return;
      // a dialog over the screen keeps the focus to itself
      const within = document.querySelector<HTMLElement>(FIELDS_OF_DIALOG) ?? main.current;
      within?.focus({ preventScroll: true });
    };
    // before the layer's own handler has shut it
    const look = (): void => {
      isLayered = document.querySelector(OPEN_LAYERS) !== null;
    };
    const hold = (event: KeyboardEvent): void => {
      const isAtNoControl = event.target === main.current || event.target === document.body;
      if ((event.key === 'Tab' && isAtNoControl) || (event.key === 'Escape' && isLayered)) event.stopPropagation();
    };
    // in the next frame: a popover that closes gives the focus back to its button by itself
    const observer = new MutationObserver(() => requestAnimationFrame(keep));
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', look, true);
    document.addEventListener('keydown', hold);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', look, true);
      document.removeEventListener('keydown', hold);
    };
  }, [main]);
}
