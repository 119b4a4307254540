import type { Framework } from "./control.js";
import { GDPR } from "./gdpr.js";
import { HIPAA } from "./hipaa.js";
import { ISO_27001 } from "./iso27001.js";
import { NIST } from "./nist.js";
import { PCI_DSS } from "./pci-dss.js";
import { SOC_2 } from "./soc2.js";

/** The frameworks that `system.compliance` may name, in the order of the report. */
export const FRAMEWORKS: readonly Framework[] = [SOC_2, PCI_DSS, HIPAA, GDPR, ISO_27001, NIST];
