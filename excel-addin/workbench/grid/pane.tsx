import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { CustomFunction } from '../formula/custom-functions.ts';
import { startAddIn } from '../host/add-in-frame.ts';
import { HOST_FLAG } from '../host/app-context.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** Widths of the pane in pixels, about those of Excel. */
const MIN_WIDTH = 300;
const MAX_WIDTH = 600;
const FIRST_WIDTH = 400;
const STEP = 20;

const bounded = (width: number): number => Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width));

interface SplitterProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly onDragging: (isDragging: boolean) => void;
}

/** The line between sheet and pane, to be dragged or moved with the arrow keys. */
function Splitter({ width, onResize, onDragging }: SplitterProps): React.JSX.Element {
  const start = useRef<{ x: number; width: number }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    onDragging(true);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current !== undefined) onResize(bounded(start.current.width + start.current.x - event.clientX));
  };
  const stop = (): void => {
    start.current = undefined;
    onDragging(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    onResize(bounded(width + by));
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label="任务窗格宽度"
      aria-valuenow={width}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={onKeyDown}
    />
  );
}

/** The add-in that the page shows. */
export interface AddIn {
  readonly url: string;
  /** What formulas put before the names of its functions. */
  readonly namespace: string;
  readonly functions: readonly (CustomFunction & { readonly name: string })[];
}

interface PaneProps {
  readonly addIn: AddIn;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * The task pane: the add-in's own page in a frame. Closing hides it and keeps it running, as in Excel; another workbook
 * starts it anew.
 */
export function Pane({ addIn, isOpen, onClose }: PaneProps): React.JSX.Element {
  const desk = useDesk();
  const { workbook } = useDeskState();
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  const closeButton = useRef<HTMLButtonElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  const [isDragging, setDragging] = useState(false);
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const container = box.current;
    if (container === null || !wasOpened) return undefined;
    workbook.functions.register(addIn.namespace, addIn.functions);
    const running = startAddIn(workbook, {
      url: addIn.url,
      container,
      title: '双随机任务窗格',
      flags: HOST_FLAG.sharedRuntime + HOST_FLAG.customFunctions,
      onClosePane: () => {
        close.current();
      },
      onLeavePane: (to) => {
        if (to === 'backward') closeButton.current?.focus();
        else if (to === 'sheet') desk.focusGrid();
        // the pane is the page's last part: after it comes the first
        else document.querySelector<HTMLElement>('.tools button:not(:disabled)')?.focus();
      },
    });
    desk.host = running.host;
    return () => {
      desk.host = undefined;
      running.close();
    };
  }, [desk, workbook, addIn, wasOpened]);
  return (
    <div className="pane" hidden={!isOpen} data-dragging={isDragging ? '' : undefined}>
      <Splitter width={width} onResize={setWidth} onDragging={setDragging} />
      <aside className="pane-body" style={{ width }} aria-label="双随机任务窗格">
        <header className="pane-head">
          <span>双随机抽查</span>
          <button ref={closeButton} type="button" className="pane-close" aria-label="关闭任务窗格" onClick={onClose}>
            ✕
          </button>
        </header>
        <div className="pane-frame" ref={box} />
      </aside>
    </div>
  );
}
