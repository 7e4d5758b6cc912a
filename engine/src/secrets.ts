/** What a report must not show, and how it is masked. */
export { maskSecretText } from './secrets/mask-text.ts';
export { maskSecrets } from './secrets/mask-value.ts';
export { isSecretName } from './secrets/names.ts';
export { secretMask } from './secrets/secret-mask.ts';
export { looksLikeSecret } from './secrets/shapes.ts';
