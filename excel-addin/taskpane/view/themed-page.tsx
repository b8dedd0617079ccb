import { FluentProvider } from '@fluentui/react-components';
import { useSyncExternalStore, type ReactNode } from 'react';
import { DARK, LIGHT } from './theme.ts';

/** The machine's own wish, which the browser tells. */
const PREFERS_DARK = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(PREFERS_DARK);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

interface ThemedPageProps {
  /** Whether the spreadsheet is dark; null when it does not tell, as Excel on the web. Then the machine's wish counts. */
  readonly toldDark: boolean | null;
  readonly children: ReactNode;
}

/** The pane's ground, light or dark. */
export function ThemedPage({ toldDark, children }: ThemedPageProps): React.JSX.Element {
  const wishesDark = useSyncExternalStore(subscribe, () => matchMedia(PREFERS_DARK).matches);
  const isDark = toldDark ?? wishesDark;
  return (
    <FluentProvider theme={isDark ? DARK : LIGHT} className={isDark ? 'palette palette-dark' : 'palette'}>
      {children}
    </FluentProvider>
  );
}
