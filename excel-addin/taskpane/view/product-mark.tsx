/** The sign of the project: two crossing arrows in a seal. */
export function ProductMark({ size }: { readonly size: number }): React.JSX.Element {
  return (
    <svg className="product-mark" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1" y="1" width="18" height="18" rx="4" fill="currentColor" />
      <path
        d="M4 6.5h2.2c3 0 4.6 7 7.6 7H16m-2-2 2 2-2 2M4 13.5h2.2c1 0 1.8-.8 2.5-1.9M11.3 8.4c.7-1.1 1.5-1.9 2.5-1.9H16m-2-2 2 2-2 2"
        fill="none"
        stroke="#fff"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
