package dev.vivace.packaging;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.vivace.testkit.HouseRules;

/** All modules but the benchmarks: one import of their classes costs less than one for each. */
@AnalyzeClasses(packages = "dev.vivace", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);
}
