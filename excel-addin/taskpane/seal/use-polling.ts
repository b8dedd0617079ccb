import { useEffect, useRef } from 'react';

/** Does something again and again while a screen is shown, one at a time, and not while nobody looks. */
export function usePolling(action: () => Promise<void>, milliseconds: number): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning || document.hidden) return;
      isRunning = true;
      void latest.current().finally(() => {
        isRunning = false;
      });
    }, milliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [milliseconds]);
}
