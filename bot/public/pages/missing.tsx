import type { ReactNode } from 'react';

/** What is not here, and where to go on. */
export function Missing(props: { readonly what: string }): ReactNode {
  return (
    <>
      <h1>没有找到</h1>
      <p>{props.what}</p>
      <p>
        <a href="/">查看全部抽查</a>
      </p>
    </>
  );
}
