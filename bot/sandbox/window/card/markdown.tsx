import { Fragment, type JSX, type ReactNode } from 'react';
import { ink, wash } from './colours.ts';
import { parseBlocks, type Block, type ListBlock } from './markdown-blocks.ts';
import { parseInline, type Inline } from './markdown-inline.ts';
import { safeAddress } from './reading.ts';
import { useScene } from './scene.ts';

/** A card's Markdown, drawn from its tokens. */
export function Markdown({ source }: { readonly source: string }): JSX.Element {
  return <div className="md">{parseBlocks(source).map(blockOf)}</div>;
}

/** Markdown without blocks, for titles and cells. */
export function InlineMarkdown({ source }: { readonly source: string }): JSX.Element {
  return <>{parseInline(source).map(pieceOf)}</>;
}

function blockOf(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p key={key}>{block.text.map(pieceOf)}</p>;
    case 'heading':
      // Headings of a card are no headings of the page.
      return (
        <p key={key} className={`md-h md-h${block.level}`}>
          {block.text.map(pieceOf)}
        </p>
      );
    case 'quote':
      return <blockquote key={key}>{block.blocks.map(blockOf)}</blockquote>;
    case 'code':
      return (
        <pre key={key} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr key={key} />;
    case 'list':
      return <Fragment key={key}>{listOf(block)}</Fragment>;
    case 'table':
      return (
        <div key={key} className="md-table" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index}>{cell.map(pieceOf)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, rowIndex) => (
                <tr key={rowIndex}>
                  {row.map((cell, index) => (
                    <td key={index}>{cell.map(pieceOf)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function listOf(list: ListBlock): ReactNode {
  const items = list.items.map((item, index) => (
    <li key={index}>
      {item.text.map(pieceOf)}
      {item.children.map((child, childIndex) => (
        <Fragment key={childIndex}>{listOf(child)}</Fragment>
      ))}
    </li>
  ));
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}

function pieceOf(piece: Inline, key: number): ReactNode {
  switch (piece.kind) {
    case 'text':
      return <Fragment key={key}>{piece.text}</Fragment>;
    case 'strong':
      return <strong key={key}>{piece.children.map(pieceOf)}</strong>;
    case 'em':
      return <em key={key}>{piece.children.map(pieceOf)}</em>;
    case 'del':
      return <del key={key}>{piece.children.map(pieceOf)}</del>;
    case 'code':
      return <code key={key}>{piece.text}</code>;
    case 'break':
      return <br key={key} />;
    case 'image':
      return (
        <span key={key} className="md-image">
          {piece.alt === '' ? '图片' : piece.alt}
        </span>
      );
    case 'colour':
      return (
        <span key={key} style={{ color: ink(piece.colour) }}>
          {piece.children.map(pieceOf)}
        </span>
      );
    case 'tag':
      return (
        <span key={key} className="text-tag" style={{ color: ink(piece.colour), background: wash(piece.colour) }}>
          {piece.children.map(pieceOf)}
        </span>
      );
    case 'link':
      return <Link key={key} href={piece.href} text={piece.children} />;
    case 'at':
      return <Mentions key={key} ids={piece.ids} />;
  }
}

function Link({ href, text }: { readonly href: string; readonly text: readonly Inline[] }): JSX.Element {
  const address = safeAddress(href);
  if (address === undefined) return <span>{text.map(pieceOf)}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {text.map(pieceOf)}
    </a>
  );
}

function Mentions({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const { nameOf } = useScene();
  return <span className="mention">{ids.map((id) => (id === 'all' ? '@所有人' : `@${nameOf(id)}`)).join(' ')}</span>;
}
