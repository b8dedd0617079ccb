import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { theme } from './theme.ts';

/** The page's policy lets styles in only with the nonce of this answer. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <RendererProvider renderer={renderer} targetDocument={document}>
    <FluentProvider theme={theme} className="provider">
      <App />
    </FluentProvider>
  </RendererProvider>,
);
