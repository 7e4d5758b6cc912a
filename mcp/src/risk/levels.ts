import type { Category, Level } from './model.ts';

/** Least severe first. */
export const categories: readonly Category[] = ['Read', 'Write', 'Execute', 'Destructive', 'Financial'];

/** Least severe first. */
export const levels: readonly Level[] = ['Low', 'Medium', 'High', 'Critical'];

const levelByCategory: Readonly<Record<Category, Level>> = {
  Read: 'Low',
  Write: 'Medium',
  Execute: 'High',
  Destructive: 'Critical',
  Financial: 'Critical',
};

/** The level is a function of the category (docs/language.md, 4. Risk). */
export function levelOf(category: Category): Level {
  return levelByCategory[category];
}

/** Below 0 when `a` is less severe than `b`. */
export function compareCategories(a: Category, b: Category): number {
  return categories.indexOf(a) - categories.indexOf(b);
}

/** Below 0 when `a` is less severe than `b`. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b);
}
