import type { Recommendation } from './model.ts';

/** A recommendation in a few words, without the tool's name: "limit it to 10 calls per minute". For hovers and titles of quick-fixes. */
export function describeRecommendation(recommendation: Recommendation): string {
  switch (recommendation.kind) {
    case 'list':
      return 'list it without rules';
    case 'limit': {
      const [{ max, window }] = recommendation.rules.limits;
      return `limit it to ${max} ${max === 1 ? 'call' : 'calls'} per ${window}`;
    }
    case 'hide':
      return 'hide it';
    case 'approval':
      return 'deny it until a person approves';
  }
}
