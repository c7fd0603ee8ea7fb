# admissions
