import { Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';

interface BlankProps {
  /** What stands in the sentence. */
  readonly text: string;
  /** What the blank is about, for those who can't see the sentence. */
  readonly label: string;
  /** Nothing chosen yet, and something must be. */
  readonly missing?: boolean;
  readonly children: ReactNode;
}

/** A 【blank】 of the sentence; a click opens its control. */
export function Blank({ text, label, missing = false, children }: BlankProps): React.JSX.Element {
  return (
    <Popover trapFocus positioning={{ position: 'below', align: 'start', offset: 4 }}>
      <PopoverTrigger disableButtonEnhancement>
        <button
          type="button"
          className="blank"
          data-missing={missing ? '' : undefined}
          aria-label={words.common.labelled(label, text)}
        >
          {text}
        </button>
      </PopoverTrigger>
      <PopoverSurface className="blank-surface" aria-label={label}>
        <h3>{label}</h3>
        {children}
      </PopoverSurface>
    </Popover>
  );
}
