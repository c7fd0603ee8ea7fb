//! The study book: theo dõi học tập, quán triệt nghị quyết.
