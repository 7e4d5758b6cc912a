import {
  type Category,
  classifyTool,
  type Level,
  type Risk,
  type RiskContext,
  type Signal,
  type Tool,
} from '@mcp-policy/mcp';

/** What was judged last, with its grounds: who asks for them mostly asks at once. */
let newest: { readonly of: KnownRisk; readonly judged: Risk } | undefined;

/**
 * The risk of a tool without its grounds, which take more memory than all else that is known of a tool, and which few ask for:
 * they are found again.
 */
export class KnownRisk implements Risk {
  readonly category: Category;
  readonly level: Level;
  readonly confidence: number;
  readonly tool: Tool;
  readonly context: RiskContext;

  constructor(tool: Tool, context: RiskContext) {
    const judged = classifyTool(tool, context);
    newest = { of: this, judged };
    this.category = judged.category;
    this.level = judged.level;
    this.confidence = judged.confidence;
    this.tool = tool;
    this.context = context;
  }

  get reason(): string {
    return judgedAgain(this).reason;
  }

  get signals(): readonly Signal[] {
    return judgedAgain(this).signals;
  }
}

function judgedAgain(risk: KnownRisk): Risk {
  if (newest?.of !== risk) newest = { of: risk, judged: classifyTool(risk.tool, risk.context) };
  return newest.judged;
}
