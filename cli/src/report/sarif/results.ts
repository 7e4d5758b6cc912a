import {
  type Accepted,
  type Facts,
  type Finding,
  type Fix,
  fixContextOf,
  fixesOf,
  toTextEdit,
} from '@mcp-policy/language';
import type { ArtifactLocation, Result, Fix as SarifFix, Suppression } from 'sarif';
import type { CheckedFile } from '../../check/check-file.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { artifactOf, regionOf } from './places.ts';
import { levels } from './rules.ts';

/** Versioned, as the standard asks: another way to make it gets another name. */
const fingerprint = 'mcpPolicy/v1';

/** One result for each finding of the file that is told; those that `config.json` accepts too, marked so, when `withAccepted`. */
export function resultsOf(
  file: CheckedFile,
  told: ReadonlySet<Finding>,
  codes: readonly string[],
  root: string,
  withAccepted: boolean,
): readonly Result[] {
  const acceptedBy = new Map<Finding, Accepted['by']>(
    withAccepted ? file.accepted.map(({ finding, by }) => [finding, by]) : [],
  );
  const findings = [...file.findings, ...acceptedBy.keys()];
  const artifact = artifactOf(file.uri, root);
  const fixes = fixesFor(file, artifact);
  // Numbered over all of them, shown or not: what is accepted changes no fingerprint of another.
  const fingerprints = fingerprintsOf(file, findings);
  return findings.flatMap((finding, i) => {
    if (!told.has(finding)) return [];
    const { code, severity, message, range } = finding;
    const by = acceptedBy.get(finding);
    const ways = fixes(finding);
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: levels[severity],
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: artifact, region: regionOf(range) } }],
      partialFingerprints: { [fingerprint]: fingerprints[i] ?? '' },
      ...(ways.length > 0 && { fixes: [...ways] }),
      ...(withAccepted && { suppressions: by ? [suppressionOf(by)] : [] }),
    };
  });
}

function suppressionOf({ reason }: Accepted['by']): Suppression {
  return { kind: 'external', status: 'accepted', justification: reason };
}

function fixesFor({ facts }: CheckedFile, artifact: ArtifactLocation): (finding: Finding) => readonly SarifFix[] {
  if (facts === undefined) return () => [];
  const context = fixContextOf(facts);
  return (finding) =>
    finding.fixable
      ? fixesOf(context, finding)
          .filter(({ edits }) => edits.length > 0)
          .map((fix) => sarifFix(fix, facts, artifact))
      : [];
}

function sarifFix({ title, edits }: Fix, { parsed }: Facts, artifactLocation: ArtifactLocation): SarifFix {
  const replacements = edits.map((edit) => {
    const { range, newText } = toTextEdit(parsed.document, edit);
    return { deletedRegion: regionOf(range), ...(newText !== '' && { insertedContent: { text: newText } }) };
  });
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}
