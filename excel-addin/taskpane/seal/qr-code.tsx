import QRCode from 'qrcode';
import { useMemo } from 'react';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  readonly size: number;
}

/** Quiet zone around a code, in modules (ISO/IEC 18004 §6.3.8). */
const MARGIN = 4;

/** A QR code as one path: no image is fetched and no markup is injected. */
export function QrCode({ text, label, size }: QrCodeProps): React.JSX.Element {
  const { path, modules } = useMemo(() => qrPath(text), [text]);
  const side = modules + 2 * MARGIN;
  return (
    <svg
      className="qr"
      width={size}
      height={size}
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      role="img"
      aria-label={label}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function qrPath(text: string): { readonly path: string; readonly modules: number } {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row * size + column] === 1) path += `M${String(column + MARGIN)} ${String(row + MARGIN)}h1v1h-1z`;
    }
  }
  return { path, modules: size };
}
