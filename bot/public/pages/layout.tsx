import type { ReactNode } from 'react';

/** Frame of every public page: head, one line of navigation, footer. No inline script or style (strict CSP). */
export function Layout(props: {
  readonly title: string;
  readonly office: string;
  readonly script?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} · 双随机抽查公示`}</title>
        <link rel="stylesheet" href="/assets/base.css" />
        <link rel="stylesheet" href="/assets/site.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {props.script === true && <script type="module" src="/assets/main.js" />}
      </head>
      <body>
        <a className="skip" href="#content">
          跳到正文
        </a>
        <header className="masthead">
          <a className="brand" href="/">
            <img src="/assets/icon.svg" alt="" width="28" height="28" />
            <span>双随机抽查公示</span>
          </a>
          <nav aria-label="主导航">
            <a href="/">抽查</a>
            <a href="/log">公开日志</a>
          </nav>
        </header>
        <main id="content">{props.children}</main>
        <footer className="colophon">
          <p>{props.office}</p>
          <p>每次抽取都先封存、后出种子，任何人可以重新计算。正式记录以省级平台为准。</p>
        </footer>
      </body>
    </html>
  );
}
